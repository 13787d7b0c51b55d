package modelcar.lint;

import java.io.IOException;

/** A file is not in protobuf's wire format; the message says where, to stand after a colon. */
final class BrokenProtobuf extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenProtobuf(String why) {
    super(why);
  }
}
