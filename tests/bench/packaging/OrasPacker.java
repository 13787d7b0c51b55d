package packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import measuring.Call;

/**
 * oras, which pushes files as they are, without an archive around them: an artifact, which no pod
 * can run.
 *
 * @param model the directory
 * @param files the names of the files in it
 */
public record OrasPacker(Path model, List<String> files) implements Packer {
  /** All files of a model. */
  public static OrasPacker of(Path model) throws IOException {
    try (var files = Files.list(model)) {
      return new OrasPacker(
          model, files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Override
  public String name() {
    return "oras";
  }

  @Override
  public List<Call> start() {
    return List.of(Call.of("oras", "version"));
  }

  @Override
  public List<Call> push(String image) {
    var command = new ArrayList<>(List.of("oras", "push", "--plain-http", image));
    command.addAll(files);
    return List.of(Call.of(command.toArray(String[]::new)).in(model));
  }

  @Override
  public void forget() {}
}
