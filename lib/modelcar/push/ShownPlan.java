package modelcar.push;

import console.ByteSize;
import console.Console;
import console.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import registry.Digest;

/** What a push would do, in front of people and programs. */
public record ShownPlan(PushPlan plan) {
  /** A line for each layer, and the sum. */
  public void describe(Console console) {
    for (var blob : plan.blobs()) {
      console.say(
          "%-8s  %9s  %s".formatted(words(blob.state()), ByteSize.of(blob.size()), blob.title()));
    }
    console.say(
        "%s to send, %s are there already"
            .formatted(ByteSize.of(plan.bytesToSend()), ByteSize.of(plan.bytesThere())));
    plan.unseen()
        .ifPresent(
            why ->
                console.warn(
                    "the registry does not show what it has of "
                        + plan.packaging().image()
                        + " ("
                        + why
                        + "), so it counts as nothing"));
    console.say("whether you may push there was not checked");
    if (plan.isDone()) {
      console.say("the registry has this very image under this tag: nothing to do");
    }
  }

  /** Adds it to a script's result, and returns that. */
  public Result addTo(Result result) {
    plan.digest().map(Digest::text).ifPresent(digest -> result.value("digest", digest));
    result.value("bytesToSend", plan.bytesToSend()).value("bytesThere", plan.bytesThere());
    result.value("layers", plan.blobs().stream().map(ShownPlan::data).toList());
    return result;
  }

  private static Map<String, Object> data(PlannedBlob blob) {
    var data = new LinkedHashMap<String, Object>();
    data.put("title", blob.title());
    blob.digest().ifPresent(digest -> data.put("digest", digest.text()));
    data.put("bytes", blob.size());
    data.put("there", blob.state() == PlannedBlob.State.THERE);
    return data;
  }

  private static String words(PlannedBlob.State state) {
    return switch (state) {
      case THERE -> "is there";
      case TO_SEND -> "to send";
    };
  }
}
