///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/modelcar/Modelcar.java

import console.Failure;
import console.Result;
import console.Script;
import java.util.List;
import modelcar.ModelFiles;
import modelcar.layers.DigestCache;
import modelcar.push.LayerDigests;
import modelcar.verify.Comparison;
import modelcar.verify.KnownLayers;
import modelcar.verify.ModelcarCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import platform.CacheDirectory;
import platform.Profile;
import platform.RegistryOptions;
import registry.Patience;
import registry.Registries;
import registry.Retries;

@Command(
    name = "verify-modelcar",
    description = {
      "Says whether what a registry holds as IMAGE is exactly MODEL, file by file, whatever tool",
      "made the image. Ends with 0 if it is, with 1 if it is not."
    })
public class VerifyModelcar extends Script {
  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description = "the image, with its tag or digest, such as quay.io/me/jukebox:7ee442b6ae")
  String image;

  @Parameters(index = "1", paramLabel = "MODEL", description = "the model: a directory or a file")
  String model;

  @Option(
      names = "--at",
      paramLabel = "DIR",
      description = "where the image has the model (default: ${DEFAULT-VALUE})",
      defaultValue = "/models/1")
  String directory = "/models/1";

  @Mixin RegistryOptions registry;

  public static void main(String... args) {
    Script.main(new VerifyModelcar(), args);
  }

  @Override
  protected Result run() throws Exception {
    var profile = Profile.load(workbench());
    var files = ModelFiles.of(workbench().path(model));
    requireTag();

    console().step("Compare " + image + " with " + model);
    console().standsFor("podman create --name look " + image + " true");
    console().standsFor("podman cp look:" + directory + " - | tar -d -C " + model);
    var registries = registries(profile);
    var found =
        new ModelcarCheck(registries, new KnownLayers(digests()), console())
            .compare(registries.connectTo(image), directory.replaceAll("^/+|/+$", ""), files);

    var comparison = found.comparison();
    var result = result(found.digest().text(), files, comparison);
    if (!comparison.isSame()) {
      return result.failing(
          Failure.content(
              image + " does not hold " + model + ": " + comparison.summary(),
              "package-modelcar, with another tag"));
    }
    console().done(image + " holds exactly " + model);
    return result;
  }

  // without one it would be latest, and hardly anybody means that
  private void requireTag() {
    if (!image.substring(image.lastIndexOf('/') + 1).matches(".+[:@].+")) {
      throw Failure.usage(
          image + " is not the full name of an image",
          "give it with registry and tag, as quay.io/me/jukebox:7ee442b6ae");
    }
  }

  private Registries registries(Profile profile) {
    return new Registries(
        workbench(),
        profile,
        registry.accounts(workbench(), profile),
        registry.plainRegistries(profile, image),
        new Retries(Patience.USUAL, Retries.telling(console())));
  }

  private LayerDigests digests() {
    return new LayerDigests(
        new DigestCache(CacheDirectory.of(workbench()).resolve("layer-digests")));
  }

  private Result result(String digest, ModelFiles files, Comparison comparison) {
    var result =
        new Result()
            .value("image", image)
            .value("digest", digest)
            .value("same", comparison.isSame())
            .value("files", files.files().size())
            .value("missing", comparison.missing())
            .value("extra", comparison.extra())
            .value("different", comparison.different());
    describe(result, "missing in the image", comparison.missing());
    describe(result, "only in the image", comparison.extra());
    describe(result, "different", comparison.different());
    return result;
  }

  private static void describe(Result result, String what, List<String> names) {
    names.forEach(name -> result.note(what + ": " + name));
  }

  @Override
  protected String explanation() {
    return """
    podman create --name look quay.io/me/jukebox:TAG true
    podman cp look:/models/1 image-model
    diff -r image-model MODEL
    """;
  }
}
