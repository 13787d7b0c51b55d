package packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import measuring.Call;

/**
 * The command of this project, as a pipeline runs it.
 *
 * @param program package-modelcar
 * @param model the directory
 * @param base the base image's name
 * @param cache a directory that holds nothing else
 */
public record PackageModelcarPacker(JavaProgram program, Path model, String base, Path cache)
    implements Packer {
  @Override
  public String name() {
    return "package-modelcar";
  }

  @Override
  public List<Call> start() {
    return List.of(alone(program.call("--help")));
  }

  @Override
  public List<Call> push(String image) {
    int colon = image.lastIndexOf(':');
    return List.of(
        alone(
            program.call(
                model.toString(),
                "--image",
                image.substring(0, colon),
                "--tag",
                image.substring(colon + 1),
                "--base",
                base,
                "--ignore",
                "layout", // numbers only, no runtime could load them
                "-o",
                "json")));
  }

  // neither the profile nor the cache of whoever measures
  private Call alone(Call call) {
    return call.with("JUKEBOX_CACHE", cache).with("JUKEBOX_HOME", cache.resolve("no-profile"));
  }

  @Override
  public void forget() throws IOException {
    Folder.delete(cache);
  }
}
