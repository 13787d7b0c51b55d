package modelcar.lint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Files whose names say that they hold a secret. Whoever may pull the image can read them, and
 * registries keep them after the tag is gone.
 */
final class SecretLookingFiles implements Rule {
  private static final Pattern NAMES =
      Pattern.compile(
          "\\.env(\\..+)?|id_(rsa|dsa|ecdsa|ed25519)|.*\\.(pem|key|p12|pfx|jks|kdbx)"
              + "|\\.netrc|_netrc|\\.git-credentials|\\.npmrc|\\.pypirc|\\.htpasswd"
              + "|kubeconfig|credentials(\\.json)?|\\.dockerconfigjson|auth\\.json");

  @Override
  public List<String> names() {
    return List.of("secret");
  }

  @Override
  public List<Finding> check(ModelTree model) {
    return model
        .files()
        .filter(file -> NAMES.matcher(file.lastName().toLowerCase(Locale.ROOT)).matches())
        .map(
            file ->
                Finding.warning(
                    "secret",
                    file.name(),
                    "looks like a secret, which everybody who pulls the image could read",
                    "delete it, and renew the secret if it was ever pushed"))
        .toList();
  }
}
