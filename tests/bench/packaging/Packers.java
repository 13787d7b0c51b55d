package packaging;

import console.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Everybody who takes part, as far as it is installed here.
 *
 * @param repository the directory with {@code ./jbang}
 * @param model the model's directory
 * @param work a directory for caches and copies
 * @param base the image that some of them build on
 */
public record Packers(
    Path repository, Path model, Path work, BaseImage base, TargetRegistry registry) {
  /** The names by which they are chosen, in the order of the table. */
  public static final List<String> NAMES =
      List.of("package-modelcar", "jib", "skopeo", "oras", "buildah", "podman", "docker");

  private static final Set<String> OWN = Set.of("package-modelcar", "jib");

  /**
   * Makes them ready.
   *
   * @param wanted names of {@link #NAMES}
   * @param uploader the measure for the others, always the first
   * @throws Failure when a name is not known: exit code 2
   */
  public List<Packer> of(List<String> wanted, RawUploadPacker uploader)
      throws IOException, InterruptedException {
    if (!NAMES.containsAll(wanted)) {
      throw Failure.usage(
          "not all of " + String.join(", ", wanted) + " are known",
          "choose from " + String.join(", ", NAMES));
    }
    var packers = new ArrayList<Packer>(List.of(uploader));
    for (var name : NAMES) {
      if (wanted.contains(name) && (OWN.contains(name) || Installed.has(name))) {
        packers.add(packer(name, uploader));
      }
    }
    return packers;
  }

  private Packer packer(String name, RawUploadPacker uploader)
      throws IOException, InterruptedException {
    return switch (name) {
      case "package-modelcar" ->
          new PackageModelcarPacker(
              JavaProgram.ofAlias(repository, "package-modelcar"),
              model,
              base.name(),
              work.resolve("modelcar-cache"));
      case "jib" ->
          new JibPacker(
              JavaProgram.of(repository, "tests/bench/JibPush.java"),
              model,
              work.resolve("jib-cache"));
      case "skopeo" -> SkopeoPacker.after(uploader, registry, work.resolve("layout"));
      case "oras" -> OrasPacker.of(model);
      default -> new EnginePacker(EnginePacker.Engine.valueOf(name), model, work);
    };
  }
}
