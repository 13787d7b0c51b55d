package registry;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * A blob as the body of a request: streamed, with its length known beforehand and its digest known
 * afterwards. It can be sent more than once, each time from its beginning, as a server may want a
 * new token or another address when the request is under way already.
 */
final class StreamedBody implements BodyPublisher {
  private final Repository.Source source;
  private final long size;
  private final LongConsumer progress;
  private volatile Sending current;

  /**
   * @param size bytes, exactly
   * @param progress hears of the bytes of each piece that is sent; of a negative number where they
   *     count no more
   */
  StreamedBody(Repository.Source source, long size, LongConsumer progress) {
    this.source = source;
    this.size = size;
    this.progress = progress;
  }

  @Override
  public long contentLength() {
    return size;
  }

  /** Bytes handed to the network so far, in this attempt. */
  long moved() {
    var sending = current;
    return sending == null ? 0 : sending.moved.get();
  }

  /** The digest of the blob, after it was sent. */
  Digest digest() throws InterruptedException {
    var sending = current;
    return sending == null ? Digest.of(new byte[0]) : sending.reader.digest();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    var former = current;
    if (former != null) {
      former.giveUp();
    }
    var sending = new Sending(subscriber);
    current = sending;
    sending.reader.start();
    subscriber.onSubscribe(sending);
  }

  /** Hands out one piece for each that is asked for (Reactive Streams, rules 3.1 to 3.17). */
  private final class Sending implements Flow.Subscription {
    private final HashingReader reader = new HashingReader(source, size);
    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final AtomicLong moved = new AtomicLong();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean ended;
    private boolean givenUp;

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
        count(chunk.bytes().remaining());
        subscriber.onNext(chunk.bytes());
      } catch (Throwable failed) {
        ended = true;
        subscriber.onError(failed);
      }
    }

    // the client may still be at it when the next attempt begins
    private synchronized void count(int length) {
      moved.addAndGet(length);
      if (!givenUp) {
        progress.accept(length);
      }
    }

    private synchronized void giveUp() {
      givenUp = true;
      progress.accept(-moved.get());
      cancel();
    }

    @Override
    public void cancel() {
      ended = true;
      reader.stop();
    }
  }
}
