package measuring;

import java.io.IOException;
import java.util.List;

/** One of those that are compared: a program and how it does the task. */
public interface Side {
  /** Its name in the table. */
  String name();

  /** Starts the program and lets it end at once: what is not the task's time. */
  List<Call> start();

  /** Brings everything into the state in which the task begins; not measured. */
  void prepare() throws IOException, InterruptedException;

  /** Does the task. */
  List<Call> task();

  /** Looks whether the task was really done, and takes away what it left; not measured. */
  void finish() throws IOException, InterruptedException;

  /** What of the measured figures says something about this side. */
  default Usage believable(Usage measured) {
    return measured;
  }
}
