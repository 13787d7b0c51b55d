package rendering;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps this JVM's handlers of SIGINT and SIGTERM over a call of native code that takes them.
 * Helm's Go runtime replaces the process's signal handlers when it renders for the first time;
 * Ctrl-C would be ignored from then on. The Java handlers must be learned before, afterwards only
 * the native one can be seen; registering them again makes the JVM install its own native handler
 * again.
 *
 * <p>{@code sun.misc.Signal} has no public successor and cannot be named without a compiler
 * warning, hence reflection. Where it is missing, signals stay as native code leaves them.
 */
final class TerminationSignals {
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private final Map<Object, Object> handlers = new LinkedHashMap<>();

  private TerminationSignals() {}

  /** The present handlers. */
  static TerminationSignals remember() {
    var signals = new TerminationSignals();
    try {
      var handle = handle();
      for (var name : NAMES) {
        signals.remember(handle, name);
      }
    } catch (ReflectiveOperationException unavailable) {
      log(unavailable);
    }
    return signals;
  }

  private void remember(Method handle, String name) throws ReflectiveOperationException {
    try {
      var signal = handle.getParameterTypes()[0].getConstructor(String.class).newInstance(name);
      // the only way to learn the present handler is to set another one
      var present = handle.invoke(null, signal, doingNothing(handle.getParameterTypes()[1]));
      handle.invoke(null, signal, present);
      handlers.put(signal, present);
    } catch (InvocationTargetException refused) {
      log(refused); // this system does not have the signal, or the JVM leaves it alone (-Xrs)
    }
  }

  private static Object doingNothing(Class<?> handlerType) {
    return Proxy.newProxyInstance(
        handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, args) -> null);
  }

  /** Makes the JVM handle these signals again. */
  void restore() {
    try {
      for (var entry : handlers.entrySet()) {
        handle().invoke(null, entry.getKey(), entry.getValue());
      }
    } catch (ReflectiveOperationException unavailable) {
      log(unavailable);
    }
  }

  private static Method handle() throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"));
  }

  private static void log(Exception unavailable) {
    System.getLogger("rendering")
        .log(System.Logger.Level.DEBUG, "signal handlers stay as Helm leaves them", unavailable);
  }
}
