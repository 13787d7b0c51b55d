package measuring;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/**
 * What a run took. What this machine does not tell is empty.
 *
 * @param wallSeconds from start to end
 * @param cpuSeconds user and system time of the process and its children
 * @param peakBytes the largest resident set of any one of its processes
 * @param writtenBytes handed to the file systems of disks
 */
public record Usage(
    double wallSeconds,
    OptionalDouble cpuSeconds,
    OptionalDouble peakBytes,
    OptionalDouble writtenBytes) {
  public static final Usage NONE =
      new Usage(0, OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(0));

  /** Of a run that tells nothing but its time. */
  public static Usage wall(double seconds) {
    return new Usage(
        seconds, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** This and another run that follows it. */
  public Usage then(Usage next) {
    return new Usage(
        wallSeconds + next.wallSeconds,
        combine(cpuSeconds, next.cpuSeconds, Double::sum),
        combine(peakBytes, next.peakBytes, Math::max),
        combine(writtenBytes, next.writtenBytes, Double::sum));
  }

  /** The part that is the work: without the time of a run that only starts and ends. */
  public Usage without(Usage start) {
    return new Usage(
        wallSeconds - start.wallSeconds,
        combine(cpuSeconds, start.cpuSeconds, (all, less) -> all - less),
        peakBytes,
        writtenBytes);
  }

  private static OptionalDouble combine(
      OptionalDouble one, OptionalDouble other, DoubleBinaryOperator how) {
    return one.isEmpty() || other.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(how.applyAsDouble(one.getAsDouble(), other.getAsDouble()));
  }
}
