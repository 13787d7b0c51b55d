package modelcar.push;

import com.sun.net.httpserver.HttpExchange;
import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.edge.PlainServer;
import embedded.registry.ImageContent;
import embedded.registry.ImageLayer;
import embedded.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The embedded registry on a port of its own, with faults before it: each is asked for every
 * request, and one that answers keeps the request from the registry.
 */
public final class FaultyRegistry implements AutoCloseable {
  public static final Participant USER = new Participant("user1", "secret1", "token1");
  public static final String BASE = "base/shell:1";

  /** Something that goes wrong at the server. */
  public interface Fault {
    /**
     * @return whether the request was dealt with
     */
    boolean happens(HttpExchange exchange) throws IOException;
  }

  /** Something that is wrong with what the server answers. */
  public interface Answer {
    /**
     * May change the headers of the answer.
     *
     * @return the status to send
     */
    int instead(HttpExchange exchange, int status);
  }

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Registry registry;
  private final PlainServer server;
  private volatile TokenServer tokens;
  private volatile Answer answer = (exchange, status) -> status;

  public FaultyRegistry(Path root) throws IOException {
    this.registry = new Registry(root, new Accounts(List.of(USER)));
    var shell = new ImageLayer().file("/bin/sh", "stand-in");
    registry.content().put("base/shell", "1", ImageContent.of(shell));
    this.server = new PlainServer(this::handle);
  }

  /**
   * Writes the account of its user as {@code docker login} does.
   *
   * @param registry its host, as in the names of its images
   * @param directory for {@code DOCKER_CONFIG}; need not exist
   */
  public static void logIn(String registry, Path directory) throws IOException {
    var auth = PushFixture.basic().substring("Basic ".length());
    Files.writeString(
        Files.createDirectories(directory).resolve("config.json"),
        "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(registry, auth));
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    for (var fault : faults) {
      if (fault.happens(exchange)) {
        exchange.close();
        return;
      }
    }
    var answered = new ExchangeWithOtherAnswer(exchange, answer);
    registry.handle(tokens == null ? answered : tokens.inWordsOfTheRegistry(answered));
  }

  /** From now on only who has a token is let in. */
  public TokenServer requireTokens() {
    tokens = new TokenServer(host(), PushFixture.basic());
    add(tokens);
    return tokens;
  }

  /** From now on it has this image, too. */
  void put(String repository, String tag, ImageContent image) throws IOException {
    registry.content().put(repository, tag, image);
  }

  /** From now on its answers are changed so. */
  public void answer(Answer change) {
    answer = change;
  }

  /** From now on this may go wrong. */
  public void add(Fault fault) {
    faults.add(fault);
  }

  TokenServer tokens() {
    return tokens;
  }

  /** Such as {@code 127.0.0.1:40001}. */
  public String host() {
    return server.uri().getAuthority();
  }

  int port() {
    return server.port();
  }

  /** Method and path of all requests so far that begin with this. */
  public List<String> requests(String beginning) {
    var found = new ArrayList<>(requests);
    found.removeIf(it -> !it.startsWith(beginning));
    return found;
  }

  @Override
  public void close() {
    server.close();
  }
}
