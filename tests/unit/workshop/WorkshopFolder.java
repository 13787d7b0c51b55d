package workshop;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's folder {@code workshop} is, from wherever in the project tests are run. */
public final class WorkshopFolder {
  private WorkshopFolder() {}

  /** The folder or file of this name below it. */
  public static Path resolve(String name) {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("workshop/repositories"))) {
      folder = folder.getParent();
    }
    return folder.resolve("workshop").resolve(name);
  }
}
