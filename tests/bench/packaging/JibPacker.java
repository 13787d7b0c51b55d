package packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import measuring.Call;

/**
 * Stock jib.
 *
 * @param program {@code tests/bench/JibPush.java}
 * @param model the directory
 * @param cache a directory that holds nothing else
 */
public record JibPacker(JavaProgram program, Path model, Path cache) implements Packer {
  @Override
  public String name() {
    return "jib";
  }

  @Override
  public List<Call> start() {
    return List.of(program.call("--help"));
  }

  @Override
  public List<Call> push(String image) {
    return List.of(program.call(model.toString(), image, cache.toString()));
  }

  @Override
  public void forget() throws IOException {
    Folder.delete(cache);
  }
}
