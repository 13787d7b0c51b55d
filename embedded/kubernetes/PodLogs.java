package embedded.kubernetes;

/** Where the output of a pod's containers is found. */
@FunctionalInterface
public interface PodLogs {
  /** No pod has said anything. */
  PodLogs NONE = (namespace, pod, container) -> "";

  /**
   * What a container wrote so far.
   *
   * @param container empty for the only one
   */
  String log(String namespace, String pod, String container);
}
