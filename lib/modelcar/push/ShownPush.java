package modelcar.push;

import console.ByteSize;
import console.Console;
import console.Progress;
import java.util.Arrays;

/** Shows people how far a push is. */
public final class ShownPush implements PushProgress, AutoCloseable {
  private final Console console;
  private final long modelBytes;
  private Progress reading;
  private Progress sending;
  private long sent;

  /**
   * @param modelBytes how much is read where all of it has to be
   */
  public ShownPush(Console console, long modelBytes) {
    this.console = console;
    this.modelBytes = modelBytes;
  }

  @Override
  public synchronized void read(long bytes) {
    if (reading == null) {
      reading = console.progress(modelBytes);
    }
    reading.add(bytes);
  }

  @Override
  public synchronized void planned(PushPlan plan) {
    close();
    console.say(
        "%s to send, %s are there already"
            .formatted(ByteSize.of(plan.bytesToSend()), ByteSize.of(plan.bytesThere())));
    sending = console.progress(plan.bytesToSend());
    sending.add(sent);
  }

  @Override
  public synchronized void sent(long bytes) {
    sent += bytes;
    if (sending != null) {
      sending.add(bytes);
    }
  }

  // what another repository of the registry has need not be sent, though it was planned
  @Override
  public void arrived(PlannedBlob blob, Arrival how) {
    if (how == Arrival.MOUNTED) {
      sent(blob.size());
    }
  }

  @Override
  public synchronized void close() {
    for (var shown : Arrays.asList(reading, sending)) {
      if (shown != null) {
        shown.close();
      }
    }
    reading = null;
    sending = null;
  }
}
