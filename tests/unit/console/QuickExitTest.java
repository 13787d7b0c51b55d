package console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What keeps a process alive after its last line. */
@Tag("unit")
@Timeout(30)
class QuickExitTest {
  @Test
  void anHttpClientsSelectorEnds() throws Exception {
    var group = new ThreadGroup("a script");
    var asking = new FutureTask<>(QuickExitTest::askNobody);
    new Thread(group, asking).start();
    var client = asking.get();
    var selectors = selectors(group);

    QuickExit.endSelectors(group);

    assertEquals(1, selectors.size(), "Java calls the thread something else now");
    for (var selector : selectors) {
      selector.join();
    }
    assertTrue(client.executor().isEmpty(), "the client was in use until here");
  }

  private static HttpClient askNobody() throws Exception {
    var client = HttpClient.newHttpClient();
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try {
      var nobody = URI.create("http://localhost:" + port);
      client.send(HttpRequest.newBuilder(nobody).build(), BodyHandlers.discarding());
    } catch (ConnectException asExpected) {
      return client;
    }
    throw new IllegalStateException("somebody answered");
  }

  private static List<Thread> selectors(ThreadGroup group) {
    var threads = new Thread[group.activeCount() + 8];
    return Stream.of(threads)
        .limit(group.enumerate(threads))
        .filter(it -> it.getName().endsWith("-SelectorManager"))
        .toList();
  }
}
