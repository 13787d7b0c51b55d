package why;

/** What has to be asked for, because no watch brings it. Asked only when there is a cause to. */
public interface Inquiry {
  /** Knows nothing. */
  Inquiry NONE =
      new Inquiry() {
        @Override
        public String lastLines(String namespace, String pod, String container) {
          return "";
        }

        @Override
        public boolean isMissing(String image) {
          return false;
        }
      };

  /** The last lines that a container printed before it ended; empty where they cannot be had. */
  String lastLines(String namespace, String pod, String container);

  /** Whether the registry says that there is no such image; false where it does not say. */
  boolean isMissing(String image);
}
