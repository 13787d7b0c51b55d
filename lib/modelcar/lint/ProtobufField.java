package modelcar.lint;

/**
 * One field of a protobuf message, as it stands in a file.
 *
 * @param number the field's number in its message
 * @param isBytes whether it has a length and content: a text, bytes, a message or packed numbers
 * @param value of a number in variable length; 0 for all others
 * @param start where its content begins in the file
 * @param end where the next field begins
 */
record ProtobufField(int number, boolean isBytes, long value, long start, long end) {
  /** How long its content is, in bytes. */
  long length() {
    return end - start;
  }
}
