package registry;

import console.ExitCode;
import console.Workbench;
import java.io.IOException;
import java.util.Map;
import platform.Profile;
import platform.Reason;
import platform.RegistryAccounts;

/**
 * Asks a registry whether it has an image, and what it says of itself. Who asks wants to go on in
 * any case, so that nothing is thrown: also that the registry did not say is an answer.
 */
public final class ImageRegistry {
  /** What a registry said about an image. */
  public sealed interface Answer {}

  /**
   * The image is there.
   *
   * @param digest of its manifest, such as {@code sha256:...}
   */
  public record Present(String digest) implements Answer {}

  /**
   * The image is there, and its manifest was read.
   *
   * @param digest of its manifest
   * @param annotations of its manifest, by name
   */
  public record Described(String digest, Map<String, String> annotations) implements Answer {}

  /** The registry knows who asks and does not have the image. */
  public record Missing() implements Answer {}

  /**
   * The registry did not say: it is not reachable, or does not tell us.
   *
   * @param why in a few words
   * @param exitCode of a step that cannot do without
   */
  public record Unclear(String why, int exitCode) implements Answer {}

  /** What is asked of the repository that an image is in. */
  private interface Question {
    Answer ask(Repository repository, String reference) throws IOException, InterruptedException;
  }

  private final Registries registries;

  public ImageRegistry(Workbench workbench, Profile profile) {
    this(Registries.toLookAt(workbench, profile, new RegistryAccounts(workbench, profile)));
  }

  ImageRegistry(Registries registries) {
    this.registries = registries;
  }

  /**
   * Looks an image up; its manifest is transferred only where the registry does not tell the digest
   * without it.
   *
   * @param image with registry and tag or digest, for example {@code
   *     quay.io/rhoai-mlops/jukebox:latest}
   * @return never {@link Described}
   */
  public Answer look(String image) throws InterruptedException {
    return ask(image, ImageRegistry::presence);
  }

  /**
   * Reads an image's manifest.
   *
   * @param image as for {@link #look}
   * @return never {@link Present}
   */
  public Answer read(String image) throws InterruptedException {
    return ask(image, ImageRegistry::description);
  }

  private Answer ask(String image, Question question) throws InterruptedException {
    var named = registries.connectToNamed(image);
    if (named.isEmpty()) {
      return new Unclear("it is not the full name of an image", ExitCode.FAILED);
    }
    var reference = named.get();
    try {
      return question.ask(registries.openToRead(reference), reference.reference());
    } catch (RegistryRefusal refusal) {
      return refusal.isDenied()
          ? new Unclear("the registry does not let us look", ExitCode.ACCESS_DENIED)
          : new Unclear(
              "the registry answered with status " + refusal.status(), ExitCode.NOT_REACHABLE);
    } catch (DigestMismatch another) {
      return new Unclear(another.getMessage(), ExitCode.FAILED);
    } catch (IOException unreachable) {
      return new Unclear(
          reference.registry() + " does not answer: " + Reason.of(unreachable),
          ExitCode.NOT_REACHABLE);
    }
  }

  private static Answer presence(Repository repository, String reference)
      throws IOException, InterruptedException {
    var digest = repository.resolve(reference);
    return digest.isPresent() ? new Present(digest.get().text()) : new Missing();
  }

  private static Answer description(Repository repository, String reference)
      throws IOException, InterruptedException {
    var manifest = repository.manifest(reference);
    return manifest.isPresent() ? described(manifest.get()) : new Missing();
  }

  private static Answer described(Manifest manifest) {
    try {
      return new Described(manifest.digest().text(), manifest.annotations());
    } catch (IOException broken) {
      return new Unclear(broken.getMessage(), ExitCode.FAILED);
    }
  }
}
