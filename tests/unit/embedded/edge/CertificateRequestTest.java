package embedded.edge;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL reads what we wrote, and finds our signature good. */
@Tag("unit")
class CertificateRequestTest {
  @TempDir Path folder;

  @Test
  void opensslVerifiesItAndSeesTheName() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var file = folder.resolve("user1.csr");
    Files.writeString(file, CertificateRequest.pem("user1", generator.generateKeyPair()));

    var said = openssl("req", "-in", file.toString(), "-noout", "-verify", "-subject");

    assertTrue(said.contains("verify OK"), said);
    assertTrue(said.matches("(?s).*CN ?= ?user1\\s.*"), said);
  }

  private static String openssl(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add("openssl");
    command.addAll(java.util.List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    } catch (IOException notInstalled) {
      assumeTrue(false, "openssl is not installed");
      throw notInstalled;
    }
  }
}
