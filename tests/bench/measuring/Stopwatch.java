package measuring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells how long a process took, on any machine, and nothing else. */
public final class Stopwatch implements Meter {
  @Override
  public Usage run(Call call) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(call.command()).directory(call.directory().toFile());
    builder.environment().putAll(call.environment());
    builder.redirectErrorStream(true);

    long start = System.nanoTime();
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    long nanoseconds = System.nanoTime() - start;

    if (exitCode != 0) {
      throw new CallFailed(exitCode, output);
    }
    return Usage.wall(nanoseconds / 1e9);
  }
}
