package packaging;

import java.nio.file.Path;
import java.util.List;
import measuring.Call;

/**
 * The bare uploader, the measure for all others.
 *
 * @param streams how many layers it sends at once
 */
public record RawUploadPacker(JavaProgram program, Path model, int streams) implements Packer {
  @Override
  public String name() {
    return "bare upload";
  }

  @Override
  public List<Call> start() {
    return List.of(program.call("--help"));
  }

  @Override
  public List<Call> push(String image) {
    int slash = image.indexOf('/');
    int colon = image.lastIndexOf(':');
    return List.of(
        program.call(
            model.toString(),
            image.substring(0, slash),
            image.substring(slash + 1, colon),
            image.substring(colon + 1),
            Integer.toString(streams)));
  }

  @Override
  public void forget() {}
}
