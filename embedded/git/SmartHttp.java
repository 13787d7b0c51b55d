package embedded.git;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Fetch and push over HTTP (gitprotocol-http), protocol versions 0, 1 and 2; JGit does the Git. */
final class SmartHttp {
  private final ProtectedBranches protectedBranches;
  private final Consumer<Push> pushed;

  SmartHttp(ProtectedBranches protectedBranches, Consumer<Push> pushed) {
    this.protectedBranches = protectedBranches;
    this.pushed = pushed;
  }

  void serve(HttpExchange exchange, GitRequest request, RepositoryName name, Repository repository)
      throws IOException {
    var kind = request.isAdvertisement() ? "-advertisement" : "-result";
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/x-" + request.service().protocolName() + kind);
    headers.set("Cache-Control", "no-cache");
    var input = RequestBody.of(exchange);
    exchange.sendResponseHeaders(200, 0);
    var output = exchange.getResponseBody();
    switch (request.service()) {
      case UPLOAD_PACK -> {
        try (var fetch = uploadPack(exchange, repository)) {
          if (request.isAdvertisement()) {
            var advertiser = new PacketLineOutRefAdvertiser(new PacketLineOut(output));
            fetch.sendAdvertisedRefs(advertiser, request.service().protocolName());
          } else {
            fetch.upload(input, output, null);
          }
        }
      }
      case RECEIVE_PACK -> {
        var push = receivePack(name, repository);
        if (request.isAdvertisement()) {
          advertiseForPush(push, output);
        } else {
          push.receive(input, output, null);
        }
      }
    }
    output.flush();
  }

  private static UploadPack uploadPack(HttpExchange exchange, Repository repository) {
    var fetch = new UploadPack(repository);
    fetch.setBiDirectionalPipe(false);
    var protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
    if (protocol != null) {
      fetch.setExtraParameters(List.of(protocol.split(":")));
    }
    return fetch;
  }

  private ReceivePack receivePack(RepositoryName name, Repository repository) {
    var push = new ReceivePack(repository);
    push.setBiDirectionalPipe(false);
    push.setCheckReceivedObjects(true);
    push.setPreReceiveHook(protectedBranches.hook(name));
    push.setPostReceiveHook((pack, commands) -> announce(name, commands));
    return push;
  }

  private void announce(RepositoryName name, Collection<ReceiveCommand> commands) {
    var refs = commands.stream().map(ReceiveCommand::getRefName).toList();
    if (!refs.isEmpty()) {
      pushed.accept(new Push(name.owner(), name.repo(), refs));
    }
  }

  private static void advertiseForPush(ReceivePack push, OutputStream output) throws IOException {
    var lines = new PacketLineOut(output);
    lines.writeString("# service=" + GitService.RECEIVE_PACK.protocolName() + "\n");
    lines.end();
    push.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
  }
}
