package embedded.git;

import java.util.Optional;

/** The two services of the smart HTTP protocol. */
enum GitService {
  UPLOAD_PACK("git-upload-pack"),
  RECEIVE_PACK("git-receive-pack");

  private final String protocolName;

  GitService(String protocolName) {
    this.protocolName = protocolName;
  }

  /** As in URLs and media types: {@code git-upload-pack}. */
  String protocolName() {
    return protocolName;
  }

  static Optional<GitService> named(String name) {
    for (var service : values()) {
      if (service.protocolName.equals(name)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }
}
