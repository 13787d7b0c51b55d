package forecast;

/** What Argo CD's Git generator says of a file that it cannot take, in words for its author. */
final class BrokenFile {
  private static final String UNPARSABLE = "unable to parse file: ";

  private BrokenFile() {}

  static String inWords(String path, String message) {
    if (message.contains("cannot unmarshal")) {
      return "it does not hold 'key: value' lines";
    }
    int start = message.indexOf(UNPARSABLE);
    var reason =
        start < 0
            ? message.replace("unable to process file '" + path + "': ", "")
            : message.substring(start + UNPARSABLE.length());
    return "it is not YAML: "
        + reason.replace("error converting YAML to JSON: ", "").replace("yaml: ", "");
  }
}
