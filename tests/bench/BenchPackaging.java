///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../../lib/console/Console.java
//SOURCES measuring/*.java
//SOURCES packaging/*.java

import console.Failure;
import console.Result;
import console.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import measuring.CallFailed;
import measuring.Comparison;
import measuring.Interleaved;
import measuring.Meter;
import packaging.BaseImage;
import packaging.Case;
import packaging.CaseOptions;
import packaging.Folder;
import packaging.JavaProgram;
import packaging.Packers;
import packaging.PushSide;
import packaging.RawUploadPacker;
import packaging.TargetRegistry;
import packaging.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "bench-packaging",
    description = {
      "Measures package-modelcar and other tools against a bare upload, in turns and several"
          + " times,",
      "with a registry on this machine; prints medians and ratios as a table in Markdown."
    })
public class BenchPackaging extends Script {
  @Mixin CaseOptions which;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "7",
      description = "how often each one runs (default: ${DEFAULT-VALUE})")
  int runs;

  @Option(
      names = "--tools",
      paramLabel = "NAME",
      split = ",",
      description = "who takes part, if it is installed (default: all that are known)")
  List<String> tools = Packers.NAMES;

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "3",
      description = "layers that the bare upload sends at once (default: ${DEFAULT-VALUE})")
  int streams;

  @Option(
      names = "--registry",
      paramLabel = "HOST:PORT",
      description = "push to this one over plain HTTP (default: registry:3 in Docker, in memory)")
  String address;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "make the models there and keep them (default: a temporary directory)")
  String work;

  public static void main(String... args) {
    Script.main(new BenchPackaging(), args);
  }

  @Override
  protected Result run() throws Exception {
    var task = which.chosen();
    try (var own = Folder.temporary();
        var registry = TargetRegistry.at(address)) {
      var kept = work == null ? own.path() : workbench().path(work);
      return measure(task, kept, own.path(), registry);
    }
  }

  private Result measure(Case task, Path kept, Path own, TargetRegistry registry)
      throws IOException, InterruptedException {
    console().step("Make the model: " + task);
    var model = Weights.model(task, kept);
    var baseContent = Weights.model(BaseImage.CONTENT, own);

    console().step("Build the programs");
    var repository = workbench().directory();
    var bare = JavaProgram.of(repository, "tests/bench/RawUpload.java");
    var base = new BaseImage(bare, baseContent, registry);
    var uploader = new RawUploadPacker(bare, model, streams);
    var packers = new Packers(repository, model, own, base, registry).of(tools, uploader);

    console().step("Measure " + runs + " rounds on " + registry.address());
    var sides = packers.stream().map(it -> new PushSide(it, task, registry, base)).toList();
    var samples = new Interleaved(runs, Meter.best(), console()::say).measure(sides);
    return result(task, Comparison.of(samples));
  }

  private Result result(Case task, Comparison comparison) {
    var result =
        new Result()
            .value("date", LocalDate.now().toString())
            .value("model", task.toString())
            .value("runs", runs)
            .value("processors", Runtime.getRuntime().availableProcessors())
            .value("sides", comparison.data());
    comparison.markdown().forEach(result::note);
    return result;
  }

  @Override
  protected Optional<Failure> inWords(Exception failed) {
    return failed instanceof CallFailed
        ? Optional.of(Failure.content(failed.getMessage(), ""))
        : super.inWords(failed);
  }

  @Override
  protected String explanation() {
    return """
    docker run --detach --tmpfs /var/lib/registry --publish 5000:5000 registry:3
    time package-modelcar --help
    time package-modelcar MODEL --image localhost:5000/bench/model --tag 1
    """;
  }
}
