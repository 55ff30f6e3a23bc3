package dev.fluxcontract.conformance.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.TextFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a gateway itself asks for one image of a model. The file is a YAML list:
 *
 * <pre>{@code
 * - model: fal-ai/flux-1/dev
 *   usd: 0.02
 * }</pre>
 */
public final class PriceList {
  private static final int MOST_MEBIBYTES = 1;
  private static final int MOST_DECIMALS = 6;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

  private PriceList() {}

  /**
   * The prices of a file, by model.
   *
   * @param contract the one that the models come from
   * @throws IllegalArgumentException if the file cannot be read, or if an entry has an unknown
   *     field, names an unknown model or one twice, or gives no price
   */
  public static Map<String, BigDecimal> read(Path file, Contract contract) throws IOException {
    JsonNode list = LosslessJson.readYaml(TextFile.read(file, MOST_MEBIBYTES));
    if (!list.isArray() || list.isEmpty()) {
      throw new IllegalArgumentException("expected a list of prices, each with model and usd");
    }
    List<String> models = contract.submits().stream().map(Operation::model).toList();
    Map<String, BigDecimal> prices = new LinkedHashMap<>();
    for (JsonNode one : list) {
      String name = "price " + (prices.size() + 1) + ": ";
      YamlFields fields = new YamlFields(one, name, List.of("model", "usd"));
      String model = fields.text("model");
      if (model == null || !models.contains(model)) {
        throw new IllegalArgumentException(
            name + "model " + model + " is none of the contract's: " + String.join(", ", models));
      }
      if (prices.put(model, price(name + "usd of " + model, fields.get("usd"))) != null) {
        throw new IllegalArgumentException(name + "model " + model + " is there twice");
      }
    }
    return prices;
  }

  private static BigDecimal price(String name, JsonNode usd) {
    if (!usd.isNumber()) {
      throw new IllegalArgumentException(name + " must be a number, such as 0.02");
    }
    BigDecimal price = usd.decimalValue();
    if (price.signum() <= 0 || price.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          name + " is " + usd.asText() + "; a price is more than 0 and at most " + MOST);
    }
    if (price.stripTrailingZeros().scale() > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          name + " is " + usd.asText() + "; a price has at most " + MOST_DECIMALS + " decimals");
    }
    return price;
  }
}
