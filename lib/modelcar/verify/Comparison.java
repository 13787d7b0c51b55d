package modelcar.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import modelcar.ModelFiles;

/**
 * How a model and what an image holds of it differ; all names relative to the model, sorted.
 *
 * @param missing files of the model that the image does not have
 * @param extra files that only the image has
 * @param different files with another content
 */
public record Comparison(List<String> missing, List<String> extra, List<String> different) {
  static Comparison of(ModelFiles model, Map<String, FileDigest> image) throws IOException {
    var missing = new ArrayList<String>();
    var different = new ArrayList<String>();
    var extra = new TreeMap<>(image);
    for (var file : model.files()) {
      var name = name(model.root(), file);
      var inImage = extra.remove(name);
      if (inImage == null) {
        missing.add(name);
      } else if (!isSame(file, inImage)) {
        different.add(name);
      }
    }
    missing.sort(null);
    different.sort(null);
    return new Comparison(missing, List.copyOf(extra.keySet()), different);
  }

  static String name(Path root, Path file) {
    var name = new StringJoiner("/");
    root.relativize(file).forEach(part -> name.add(part.toString()));
    return name.toString();
  }

  // most files that differ have another size, and need not be read
  private static boolean isSame(Path file, FileDigest inImage) throws IOException {
    return inImage.equals(FileDigest.asIn(file, inImage.size()))
        || Files.size(file) == inImage.size() && FileDigest.of(file).equals(inImage);
  }

  /** Whether the image holds exactly the model. */
  public boolean isSame() {
    return missing.isEmpty() && extra.isEmpty() && different.isEmpty();
  }

  /** Such as {@code 1 missing, 2 different}. */
  public String summary() {
    var summary = new StringJoiner(", ");
    add(summary, missing, "missing");
    add(summary, extra, "extra");
    add(summary, different, "different");
    return summary.toString();
  }

  private static void add(StringJoiner summary, List<String> names, String what) {
    if (!names.isEmpty()) {
      summary.add(names.size() + " " + what);
    }
  }
}
