///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/modelcar/Modelcar.java
//SOURCES DeployJukebox.java

import console.Result;
import console.Script;
import java.util.List;
import modelcar.DestinationOptions;
import modelcar.ModelFiles;
import modelcar.ModelVersion;
import modelcar.Modelcar;
import modelcar.Packaging;
import modelcar.PackagingOptions;
import modelcar.PipelineOptions;
import modelcar.SourceOptions;
import modelcar.lint.LintOptions;
import modelcar.push.PushPlan;
import modelcar.push.Pushed;
import modelcar.push.ShownPlan;
import modelcar.push.ShownPush;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "package-modelcar",
    description = {
      "Packs a model as a ModelCar, an OCI image with the model under /models/1, and pushes it.",
      "The tag is the Git commit that the model was made from."
    })
public class PackageModelcar extends Script {
  @Parameters(paramLabel = "MODEL", description = "the model: a directory or a file")
  String model;

  @Mixin DestinationOptions destination;

  @Mixin SourceOptions source;

  @Mixin PackagingOptions contents;

  @Mixin LintOptions lint;

  @Option(
      names = "--dry-run",
      description = "check everything, say which layers would be sent, and push nothing")
  boolean dryRun;

  @Mixin PipelineOptions pipeline;

  public static void main(String... args) {
    Script.main(new PackageModelcar(), args);
  }

  @Override
  protected Result run() throws Exception {
    var name = destination.image();
    var profile = destination.profile(workbench());
    var modelcar = destination.modelcar(workbench(), profile, console());
    // its registry answers while the model is looked at
    var base = contents.base(modelcar, profile);

    console().step("Look at the model");
    lint.require(workbench().path(model), console());
    var files = ModelFiles.of(workbench().path(model));
    console().say(files.files().size() + " files, " + files.size() + " bytes");

    console().step("Find the commit it was made from");
    console().standsFor("git rev-parse --short=10 HEAD");
    var version = source.version(workbench(), model);
    var packaging = contents.packaging(workbench(), base, files, name, version);
    console().say("the image will be " + packaging.image());

    var results = pipeline.results(workbench());
    var deployment = pipeline.deployment(name, version.tag());
    var result = new Result().value("image", packaging.image()).value("tag", version.tag());
    if (dryRun) {
      console().step("Ask the registry what it has");
      var plan = new ShownPlan(plan(modelcar, packaging, files));
      plan.describe(console());
      console().say("dry run: nothing was pushed");
      return plan.addTo(result);
    }

    console().step("Pack and push");
    console().standsFor("podman build -t " + packaging.image() + " .");
    console().standsFor("podman push " + packaging.image());
    var pushed = push(modelcar, packaging, files, version);
    var digest = pushed.digest().text();
    console().done(sentence(pushed) + packaging.image() + "@" + digest);
    if (results.isPresent()) {
      results.get().write(packaging.image(), digest, version.tag(), version.commitId());
    }

    result.value("digest", digest).value("bytes", files.size());
    version.commitId().ifPresent(id -> result.value("commit", id));
    if (!deployment.isEmpty()) {
      return result.step("deployed", deploy(deployment));
    }
    pipeline.nextCommand(name, version.tag()).ifPresent(it -> result.note("Deploy it: " + it));
    return result;
  }

  private PushPlan plan(Modelcar modelcar, Packaging packaging, ModelFiles files) throws Exception {
    try (var shown = new ShownPush(console(), files.size())) {
      return modelcar.plan(packaging, shown);
    }
  }

  private Pushed push(
      Modelcar modelcar, Packaging packaging, ModelFiles files, ModelVersion version)
      throws Exception {
    if (version.moves()) {
      console()
          .warn("KServe does not roll out a tag that moves: who runs latest keeps the old model");
    }
    try (var shown = new ShownPush(console(), files.size())) {
      return modelcar.push(packaging, destination.takenTag(version), shown);
    }
  }

  private static String sentence(Pushed pushed) {
    return switch (pushed.change()) {
      case TAGGED -> "pushed ";
      case UNCHANGED ->
          pushed.sent() == 0
              ? "nothing to do, the registry has "
              : "nothing to change, the registry had ";
    };
  }

  // what deploy-jukebox needs of Kubernetes and Git is loaded only now
  private Result deploy(List<String> arguments) throws Exception {
    console().step("Hand it on to deploy-jukebox");
    console().standsFor("deploy-jukebox " + String.join(" ", arguments));
    return runStep(new DeployJukebox(), arguments.toArray(String[]::new));
  }

  @Override
  protected String explanation() {
    return """
    TAG=$(git rev-parse --short=10 HEAD)
    cat > Containerfile <<EOF
    FROM registry.access.redhat.com/ubi9/ubi-micro
    COPY --chmod=a=rX MODEL /models/1
    USER 65534
    EOF
    podman build -t quay.io/me/jukebox:$TAG .
    podman push quay.io/me/jukebox:$TAG
    """;
  }
}
