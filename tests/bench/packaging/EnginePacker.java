package packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import measuring.Call;
import measuring.Stopwatch;
import measuring.Usage;

/**
 * A program that builds images from a Containerfile and pushes them in a second step: docker,
 * podman or buildah.
 */
public final class EnginePacker implements Packer {
  /** The engines, and what their command lines differ in. */
  public enum Engine {
    docker,
    podman,
    buildah;

    // docker takes a registry on this machine for one that speaks plain HTTP, the others ask first
    private List<String> plainHttp() {
      return this == docker ? List.of() : List.of("--tls-verify=false");
    }
  }

  /** Another value of the argument makes the engine copy the model again. */
  private static final String CONTAINERFILE =
      """
      FROM scratch
      ARG run
      ENV run=$run
      COPY . /models/1/
      """;

  private final Engine engine;
  private final Path model;
  private final Path containerfile;
  private final List<String> built = new ArrayList<>();
  private int run;

  /**
   * @param model the directory
   * @param work a directory for the Containerfile
   */
  public EnginePacker(Engine engine, Path model, Path work) throws IOException {
    this.engine = engine;
    this.model = model;
    this.containerfile = work.resolve("Containerfile");
    Files.writeString(containerfile, CONTAINERFILE);
  }

  @Override
  public String name() {
    return engine.name();
  }

  /** Twice, as it is started twice for the task. */
  @Override
  public List<Call> start() {
    return List.of(call(List.of("--version")), call(List.of("--version")));
  }

  @Override
  public List<Call> push(String image) {
    built.add(image);
    var build = new ArrayList<>(List.of("build", "--build-arg", "run=" + run, "-t", image));
    build.addAll(List.of("-f", containerfile.toString(), model.toString()));
    var push = new ArrayList<>(List.of("push"));
    push.addAll(engine.plainHttp());
    push.add(image);
    return List.of(call(build), call(push));
  }

  @Override
  public void forget() throws IOException, InterruptedException {
    run++;
    for (var image : built) {
      new Stopwatch().run(call(List.of("rmi", "--force", image)));
    }
    built.clear();
  }

  // docker's work is done by its daemon, whose figures are not those of the command
  @Override
  public Usage believable(Usage measured) {
    return engine == Engine.docker ? Usage.wall(measured.wallSeconds()) : measured;
  }

  private Call call(List<String> arguments) {
    var command = new ArrayList<>(List.of(engine.name()));
    command.addAll(arguments);
    return Call.of(command.toArray(String[]::new));
  }
}
