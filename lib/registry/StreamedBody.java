package registry;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * A blob as the body of a request: streamed, with its length known beforehand and its digest known
 * afterwards.
 */
final class StreamedBody implements BodyPublisher {
  private final HashingReader reader;
  private final long size;
  private final LongConsumer progress;
  private final AtomicLong moved = new AtomicLong();
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * @param size bytes, exactly
   * @param progress hears of the bytes of each piece that is sent
   */
  StreamedBody(ReadableByteChannel source, long size, LongConsumer progress) {
    this.reader = new HashingReader(source, size);
    this.size = size;
    this.progress = progress;
  }

  @Override
  public long contentLength() {
    return size;
  }

  /** Bytes handed to the network so far. */
  long moved() {
    return moved.get();
  }

  /** The digest of the blob, after it was sent. */
  Digest digest() throws InterruptedException {
    return reader.digest();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    var sending = new Sending(subscriber);
    subscriber.onSubscribe(sending);
    if (begun.getAndSet(true)) {
      sending.cancel();
      subscriber.onError(new IOException("the token expired, and a new one was fetched"));
    } else {
      reader.start();
    }
  }

  /** Hands out one piece for each that is asked for (Reactive Streams, rules 3.1 to 3.17). */
  private final class Sending implements Flow.Subscription {
    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean ended;

    Sending(Flow.Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      demand.addAndGet(count);
      // asked for more from within onNext: the loop below goes on, instead of one inside of it
      if (calls.getAndIncrement() > 0) {
        return;
      }
      do {
        calls.set(1);
        while (!ended && demand.get() > 0) {
          demand.decrementAndGet();
          handOutNext();
        }
      } while (!calls.compareAndSet(1, 0));
    }

    private void handOutNext() {
      try {
        var chunk = reader.next();
        if (chunk == null) {
          ended = true;
          subscriber.onComplete();
          return;
        }
        int length = chunk.bytes().remaining();
        moved.addAndGet(length);
        progress.accept(length);
        subscriber.onNext(chunk.bytes());
      } catch (Throwable failed) {
        ended = true;
        subscriber.onError(failed);
      }
    }

    @Override
    public void cancel() {
      ended = true;
      reader.stop();
    }
  }
}
