package embedded.workloads;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The sandbox's one node: runs every Pod of the cluster in this JVM. Images are pulled for real;
 * what they would execute is done by the registered {@link ContainerProgram}s.
 */
public final class Kubelet implements AutoCloseable {
  static final String NODE = "sandbox";
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final KubernetesClient client;
  private final PodAddresses addresses = new PodAddresses();
  private final PodLogs logs = new PodLogs();
  private final PodEvents events;
  private final List<ContainerProgram> programs = new CopyOnWriteArrayList<>();
  private final ContainerRunner.Node node;
  private final Map<ObjectKey, PodWorker> workers = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "kubelet pod");
            thread.setDaemon(true);
            return thread;
          });
  private final ControlLoop loop;

  /**
   * @param directory where what is unpacked from images is kept; must exist
   */
  public Kubelet(KubernetesClient client, ImagePuller puller, Path directory) {
    this.client = client;
    this.events = new PodEvents(client);
    programs.add(new IdleProgram());
    this.node =
        new ContainerRunner.Node(
            new NodeImages(puller, directory), programs, events, logs, new PodReferences(client));
    this.loop = new ControlLoop(client, "kubelet", this::reconcile);
  }

  /**
   * From now on containers that the program recognises are run by it; later ones are asked first.
   */
  public Kubelet register(ContainerProgram program) {
    programs.add(0, program);
    return this;
  }

  /** Runs the pods that are there, and those that come. */
  public Kubelet start() {
    loop.watching(Pod.class, pod -> Stream.of(ObjectKey.of(pod)));
    return this;
  }

  /** Where the servers in the pods listen. */
  public PodAddresses addresses() {
    return addresses;
  }

  /** What the containers printed. */
  public PodLogs logs() {
    return logs;
  }

  /**
   * Tries again now what waits for a back-off to end, for example because an image has been pushed.
   */
  public void retryNow() {
    workers.values().forEach(PodWorker::retryNow);
  }

  private Optional<Duration> reconcile(ObjectKey key) {
    var pod = client.pods().inNamespace(key.namespace()).withName(key.name()).get();
    var worker = workers.get(key);
    if (worker != null && (pod == null || isDeleted(pod) || !worker.uid().equals(uid(pod)))) {
      end(key, worker);
      worker = null;
    }
    if (pod != null && isDeleted(pod)) {
      client.resource(pod).withGracePeriod(0).delete();
    } else if (pod != null && worker == null) {
      begin(key, pod);
    }
    return Optional.empty();
  }

  private void begin(ObjectKey key, Pod pod) {
    var problem = new NodeFit(pod).problem();
    if (problem.isPresent()) {
      leaveUnscheduled(pod, problem.get());
      return;
    }
    var worker = new PodWorker(client, pod, node, addresses);
    workers.put(key, worker);
    threads.execute(worker);
  }

  private void leaveUnscheduled(Pod pod, String problem) {
    if (pod.getStatus() == null || pod.getStatus().getConditions().isEmpty()) {
      client.resource(new NodeFit(pod).unschedulable(problem)).updateStatus();
      events.warning(pod, "", "FailedScheduling", problem);
    }
  }

  private void end(ObjectKey key, PodWorker worker) {
    workers.remove(key);
    worker.stop();
    logs.forget(key.namespace(), key.name());
    events.forget(worker.uid());
  }

  private static boolean isDeleted(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  /** Ends all pods of this JVM at once; their objects stay as they are. */
  @Override
  public void close() {
    loop.close();
    events.close();
    threads.shutdownNow();
    try {
      threads.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
