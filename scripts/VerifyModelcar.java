///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/modelcar/Modelcar.java

import console.Failure;
import console.Result;
import console.Script;
import java.util.List;
import modelcar.ModelFiles;
import modelcar.verify.Comparison;
import modelcar.verify.ModelcarCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import platform.ImageAddress;
import platform.Mirrors;
import platform.Profile;
import platform.RegistryOptions;
import platform.RegistryReader;

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
    var address = address(new Mirrors(profile).connectTo(image));

    console().step("Compare " + image + " with " + model);
    console().standsFor("podman create --name look " + image + " true");
    console().standsFor("podman cp look:" + directory + " - | tar -d -C " + model);
    var accounts = registry.accounts(workbench(), profile);
    var reader = new RegistryReader(profile, accounts, registry.isPlainHttp());
    var found =
        new ModelcarCheck(reader, console())
            .compare(address, directory.replaceAll("^/+|/+$", ""), files);

    var comparison = found.comparison();
    var result = result(found.digest(), files, comparison);
    if (!comparison.isSame()) {
      return result.failing(
          Failure.content(
              image + " does not hold " + model + ": " + comparison.summary(),
              "package-modelcar, with another tag"));
    }
    console().done(image + " holds exactly " + model);
    return result;
  }

  private ImageAddress address(String connected) {
    return ImageAddress.parse(connected)
        .orElseThrow(
            () ->
                Failure.usage(
                    image + " is not the full name of an image",
                    "give it with registry and tag, as quay.io/me/jukebox:7ee442b6ae"));
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
