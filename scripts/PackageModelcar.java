///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//RUNTIME_OPTIONS -XX:+UseSerialGC -Xmx128m -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=8000 -XX:Tier4CompileThreshold=50000 -XX:Tier4BackEdgeThreshold=200000
//SOURCES ../lib/modelcar/Modelcar.java

import console.Failure;
import console.Result;
import console.Script;
import java.util.Optional;
import modelcar.ImageMetadata;
import modelcar.ImageName;
import modelcar.ModelFiles;
import modelcar.ModelMetrics;
import modelcar.Modelcar;
import modelcar.Packaging;
import modelcar.SourceCommit;
import modelcar.layers.DigestCache;
import modelcar.layers.ModelLayers;
import modelcar.lint.LintOptions;
import modelcar.push.PushProgress;
import modelcar.push.Pushed;
import modelcar.push.TakenTag;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import platform.CacheDirectory;
import platform.Mirrors;
import platform.Profile;
import platform.Reason;
import platform.RegistryOptions;
import registry.Patience;
import registry.Registries;

@Command(
    name = "package-modelcar",
    description = {
      "Packs a model as a ModelCar, an OCI image with the model under /models/1, and pushes it.",
      "The tag is the Git commit that the model was made from."
    })
public class PackageModelcar extends Script {
  @Parameters(paramLabel = "MODEL", description = "the model: a directory or a file")
  String model;

  @Option(
      names = "--image",
      required = true,
      paramLabel = "IMAGE",
      description = "where to push it, without a tag, such as quay.io/me/jukebox")
  String image;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "the repository that the model was made from, if MODEL lies elsewhere")
  String source;

  @Option(
      names = "--revision",
      paramLabel = "SHA",
      description = "the commit that the model was made from, where there is no repository")
  String revision;

  @Option(names = "--tag", description = "another tag than the commit")
  String tag;

  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      description = "the base image; it needs a shell (default: ubi9/ubi-micro, pinned)")
  String base;

  @Option(
      names = "--architecture",
      paramLabel = "ARCH",
      description = "of the nodes, where the base is there for several (default: amd64)")
  String architecture;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "the training's numbers as JSON; the image carries them as annotations")
  String metrics;

  @Option(
      names = "--push-to",
      paramLabel = "ADDRESS",
      description =
          "another address of the registry for pushing, such as the route of OpenShift's internal"
              + " one; the image keeps the name that pods pull it by")
  String pushTo;

  @Mixin RegistryOptions registry;

  @Mixin LintOptions lint;

  @Option(names = "--force", description = "let the tag stand for this image from now on")
  boolean force;

  @Option(names = "--allow-dirty", description = "pack although tracked files are changed")
  boolean allowDirty;

  @Option(names = "--dry-run", description = "check everything, and push nothing")
  boolean dryRun;

  public static void main(String... args) {
    Script.main(new PackageModelcar(), args);
  }

  @Override
  protected Result run() throws Exception {
    var name = new ImageName(image);
    var profile = profile();

    console().step("Look at the model");
    lint.require(workbench().path(model), console());
    var files = ModelFiles.of(workbench().path(model));
    console().say(files.files().size() + " files, " + files.size() + " bytes");

    console().step("Find the commit it was made from");
    console().standsFor("git rev-parse --short=10 HEAD");
    var commit = commit();
    var fullImage = name.tagged(tag(commit));
    console().say("the image will be " + fullImage);

    var packaging = packaging(profile, files, fullImage, commit);
    var modelcar = modelcar(profile);
    if (dryRun) {
      console().step("Ask the registry what it has");
      var plan = modelcar.plan(packaging, new PushProgress() {});
      console().say(plan.bytesToSend() + " bytes to send, " + plan.bytesThere() + " already there");
      console().say("dry run: nothing was pushed");
      return result(fullImage, "", commit, files);
    }

    console().step("Pack and push");
    console().standsFor("podman build -t " + fullImage + " . && podman push " + fullImage);
    var pushed = modelcar.push(packaging, takenTag(commit), new PushProgress() {});
    console().done(sentence(pushed) + fullImage + "@" + pushed.digest());
    return result(fullImage, pushed.digest().text(), commit, files);
  }

  private static String sentence(Pushed pushed) {
    return switch (pushed.change()) {
      case TAGGED -> "pushed ";
      case UNCHANGED -> "nothing to do, the registry has ";
    };
  }

  private Profile profile() {
    var remembered = Profile.load(workbench());
    return pushTo == null ? remembered : Mirrors.pushing(remembered, image, pushTo);
  }

  private Modelcar modelcar(Profile profile) {
    var registries =
        new Registries(
            profile,
            registry.accounts(workbench(), profile),
            registry.plainRegistries(profile, image),
            Patience.USUAL,
            (what, why, pause) ->
                console()
                    .warn(
                        what
                            + " failed ("
                            + Reason.of(why)
                            + "), again in "
                            + pause.toSeconds()
                            + " s"));
    return new Modelcar(
        registries, new DigestCache(CacheDirectory.of(workbench()).resolve("layer-digests")));
  }

  private Packaging packaging(
      Profile profile, ModelFiles files, String fullImage, Optional<SourceCommit> commit)
      throws Exception {
    var metadata =
        new ImageMetadata(
            image.substring(image.lastIndexOf('/') + 1),
            Optional.of(tag(commit)).filter(it -> !it.equals(Modelcar.MOVING_TAG)),
            commit,
            Optional.ofNullable(revision),
            metrics == null ? ModelMetrics.NONE : ModelMetrics.read(workbench().path(metrics)));
    return new Packaging(
        ModelLayers.of(files),
        fullImage,
        base(profile),
        Optional.ofNullable(architecture),
        metadata);
  }

  private TakenTag takenTag(Optional<SourceCommit> commit) {
    if (tag(commit).equals(Modelcar.MOVING_TAG)) {
      console()
          .warn("KServe does not roll out a tag that moves: who runs latest keeps the old model");
      return TakenTag.MOVE;
    }
    return force ? TakenTag.MOVE : TakenTag.REFUSE;
  }

  private Optional<SourceCommit> commit() throws Exception {
    if (revision != null || tag != null && source == null) {
      return Optional.empty();
    }
    var commit = SourceCommit.holding(workbench().path(source == null ? model : source));
    if (!commit.changedFiles().isEmpty() && !allowDirty) {
      throw Failure.refused(
          "the tag would name commit "
              + commit.tag()
              + ", but tracked files differ from it: "
              + String.join(", ", commit.changedFiles()),
          "commit them, or add --allow-dirty");
    }
    return Optional.of(commit);
  }

  private String tag(Optional<SourceCommit> commit) {
    if (tag != null) {
      return tag;
    }
    return revision != null ? SourceCommit.tag(revision) : commit.orElseThrow().tag();
  }

  private String base(Profile profile) {
    return base != null ? base : profile.text(Profile.BASE_IMAGE).orElse(Modelcar.DEFAULT_BASE);
  }

  private Result result(
      String fullImage, String digest, Optional<SourceCommit> commit, ModelFiles files)
      throws Exception {
    var result = new Result().value("image", fullImage).value("tag", tag(commit));
    if (!digest.isEmpty()) {
      result.value("digest", digest);
    }
    result.value("bytes", files.size());
    commit.map(SourceCommit::id).ifPresent(id -> result.value("commit", id));
    return result.note("Deploy it: deploy-jukebox --version " + tag(commit));
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
