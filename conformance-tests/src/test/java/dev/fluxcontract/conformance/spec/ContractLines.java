package dev.fluxcontract.conformance.spec;

import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where the contract's file says what a JSON pointer leads to. */
final class ContractLines {
  private static final String FILE = "spec/flux.openapi.yaml";

  private final Node root;

  ContractLines(String yaml) {
    root = new Yaml().compose(new StringReader(yaml));
  }

  /** Findings as lines that say which line of the file each is about. */
  String describe(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      String line = finding.pointer().isEmpty() ? "" : ":" + line(finding.pointer());
      text.append('\n').append(FILE).append(line).append(": ").append(finding);
    }
    return text.toString();
  }

  /** The line, from 1, where the key of the last step stands. */
  int line(String pointer) {
    Node node = root;
    int line = 1;
    for (String step : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      if (node instanceof MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
            line = key.getStartMark().getLine() + 1;
            node = entry.getValueNode();
            break;
          }
        }
      } else if (node instanceof SequenceNode list) {
        node = list.getValue().get(Integer.parseInt(name));
        line = node.getStartMark().getLine() + 1;
      }
    }
    return line;
  }
}
