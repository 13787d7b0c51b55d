package modelcar.verify;

import console.Console;
import console.Failure;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelcar.ModelFiles;
import platform.Reason;
import platform.RegistryOptions;
import registry.Access;
import registry.Digest;
import registry.DigestMismatch;
import registry.ImageReference;
import registry.Registries;
import registry.RegistryRefusal;
import registry.Repository;

/**
 * Compares a model with what an image in a registry holds of it, whatever tool made the image:
 * contents count, not archives. The layers are read once and kept nowhere; those that are the
 * model's own, byte for byte, are not even read.
 */
public final class ModelcarCheck {
  private final Registries registries;
  private final KnownLayers known;
  private final Console console;

  public ModelcarCheck(Registries registries, KnownLayers known, Console console) {
    this.registries = registries;
    this.known = known;
    this.console = console;
  }

  /**
   * What was found out.
   *
   * @param digest of the image's manifest
   */
  public record Found(Digest digest, Comparison comparison) {}

  /**
   * Compares.
   *
   * @param name as {@link Registries#connectTo} returned it
   * @param directory where the model is in the image, such as {@code models/1}
   * @throws Failure when there is no such image or it is damaged (exit code 1), it may not be read
   *     (5), or the registry does not answer (6)
   */
  public Found compare(ImageReference name, String directory, ModelFiles model)
      throws InterruptedException {
    try {
      return tryToCompare(name, directory, model);
    } catch (RegistryRefusal refusal) {
      throw inWords(name, refusal);
    } catch (DigestMismatch damaged) {
      throw Failure.content(
          name + " is damaged in the registry: " + damaged.getMessage(), "push the image again");
    } catch (IOException brokenOff) {
      throw Failure.unreachable(
          "reading " + name + " broke off: " + Reason.of(brokenOff), "run this again");
    }
  }

  private Found tryToCompare(ImageReference name, String directory, ModelFiles model)
      throws IOException, InterruptedException {
    var image = RemoteImage.find(open(name), name);
    console.say("the image is " + image.digest());
    Map<String, FileDigest> files = new TreeMap<>();
    var own = known.among(image.layers(), model, directory);
    for (var layer : image.layers()) {
      var contents = own.get(layer.digest());
      if (contents == null) {
        console.say("reading layer " + layer.digest() + ", " + layer.size() + " bytes");
        contents = image.read(layer, directory);
      } else {
        console.say("layer " + layer.digest() + " is the model's own");
        image.requireThere(layer);
      }
      contents.over(files);
    }
    return new Found(image.digest(), Comparison.of(model, below(directory, files)));
  }

  private Repository open(ImageReference name) throws IOException, InterruptedException {
    try {
      return registries.open(name, Access.PULL);
    } catch (RegistryRefusal refusal) {
      throw refusal;
    } catch (IOException nobodyThere) {
      throw Failure.unreachable(
          "the registry " + name.registry() + " does not answer: " + Reason.of(nobodyThere),
          RegistryOptions.whereNobodyAnswers(nobodyThere));
    }
  }

  private Failure inWords(ImageReference name, RegistryRefusal refusal) {
    if (!refusal.isDenied()) {
      return Failure.content(
          "the registry refused to give " + name + ": " + refusal.getMessage(), "run this again");
    }
    return Failure.denied(
        "the registry "
            + name.registry()
            + " does not let you read "
            + name.repository()
            + ": "
            + registries.explainAccount(name),
        "podman login " + name.registry() + ", or name a config.json with --registry-config");
  }

  private static Map<String, FileDigest> below(String directory, Map<String, FileDigest> files) {
    return files.entrySet().stream()
        .collect(
            Collectors.toMap(
                file -> file.getKey().substring(directory.length() + 1), Map.Entry::getValue));
  }
}
