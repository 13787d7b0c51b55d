import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Tag;

/**
 * Runs the small tests first, and those on the platform from real parts last. That one takes a good
 * part of a small machine also while nobody uses it, and would slow down every test after its
 * start. No test depends on the order.
 */
public final class RealPlatformLast implements ClassOrderer {
  private static final List<String> TIERS =
      List.of("unit", "commands", "docker", "embedded", "k3s");

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparingInt(RealPlatformLast::tier));
  }

  private static int tier(ClassDescriptor test) {
    return test.findRepeatableAnnotations(Tag.class).stream()
        .mapToInt(tag -> TIERS.indexOf(tag.value()))
        .max()
        .orElse(-1);
  }
}
