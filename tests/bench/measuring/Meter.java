package measuring;

import java.io.IOException;
import java.util.List;

/** Runs processes and says what they took. */
public interface Meter {
  /**
   * Runs a process to its end.
   *
   * @throws CallFailed when it ends with another exit code than 0
   */
  Usage run(Call call) throws IOException, InterruptedException;

  /** Runs processes one after the other. */
  default Usage run(List<Call> calls) throws IOException, InterruptedException {
    var sum = Usage.NONE;
    for (var call : calls) {
      sum = sum.then(run(call));
    }
    return sum;
  }

  /** The one that tells the most on this machine. */
  static Meter best() throws IOException, InterruptedException {
    var time = GnuTime.find();
    return time.isPresent() ? time.get() : new Stopwatch();
  }
}
