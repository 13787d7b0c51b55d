import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that need the platform from real parts; where it cannot be started they are skipped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("k3s")
@ExtendWith(OnK3s.Available.class)
@interface OnK3s {

  /** Asks once what is missing. */
  final class Available implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return K3sWorkshop.missing()
          .map(why -> ConditionEvaluationResult.disabled("no k3s: " + why))
          .orElse(ConditionEvaluationResult.enabled("the platform can be started"));
    }
  }
}
