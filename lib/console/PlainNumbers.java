package console;

import java.math.BigDecimal;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Writes exact numbers to YAML as they were given: 0.0000001 does not become 1E-7. */
final class PlainNumbers extends StandardRepresenter {
  PlainNumbers(DumpSettings settings) {
    super(settings);
    representers.put(BigDecimal.class, number -> plain((BigDecimal) number));
  }

  // the tag that a reader would find by itself, else it is written out before the number
  private Node plain(BigDecimal number) {
    return representScalar(number.scale() > 0 ? Tag.FLOAT : Tag.INT, number.toPlainString());
  }
}
