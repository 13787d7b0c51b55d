package embedded.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The participants' accounts in a file beside the platform's state, so that clones and kubeconfigs
 * made at an earlier start still work. One line each: name, password, token.
 */
public final class AccountsFile {
  private AccountsFile() {}

  /** The accounts of these users: kept ones where there are some, new random ones otherwise. */
  public static Accounts of(Path directory, List<String> users) throws IOException {
    var file = directory.resolve("accounts");
    var known = Files.exists(file) ? read(file) : List.<Participant>of();
    var accounts = new ArrayList<Participant>();
    for (var user : users) {
      accounts.add(
          known.stream()
              .filter(it -> it.name().equals(user))
              .findFirst()
              .orElseGet(() -> Accounts.random(List.of(user)).participants().get(0)));
    }
    write(file, accounts);
    return new Accounts(accounts);
  }

  private static List<Participant> read(Path file) throws IOException {
    var participants = new ArrayList<Participant>();
    for (var line : Files.readAllLines(file)) {
      var parts = line.split(" ");
      participants.add(new Participant(parts[0], parts[1], parts[2]));
    }
    return participants;
  }

  private static void write(Path file, List<Participant> participants) throws IOException {
    var lines =
        participants.stream()
            .map(it -> it.name() + " " + it.password() + " " + it.token())
            .toList();
    Files.write(file, lines);
    file.toFile().setReadable(false, false);
    file.toFile().setReadable(true, true);
  }
}
