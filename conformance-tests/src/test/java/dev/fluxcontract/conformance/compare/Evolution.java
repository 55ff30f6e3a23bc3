package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;

/** Ways in which the contract may change one day. */
enum Evolution {
  NEW_OPERATION(
      true,
      "operation submitSchnell",
      contract -> {
        ObjectNode schemas = schemas(contract);
        schemas.set("Schnell", schemas.get("DevTextToImage").deepCopy());
        ObjectNode paths = (ObjectNode) contract.get("paths");
        ObjectNode path = paths.get("/fal-ai/flux-1/dev").deepCopy();
        ObjectNode post = (ObjectNode) path.get("post");
        post.put("operationId", "submitSchnell");
        post.remove("callbacks");
        post.set("requestBody", body(contract, "Schnell"));
        // In front of all others, and by a name that sorts before theirs.
        paths.set("/fal-ai/flux-1/a-schnell", path);
      }),
  OPERATION_SHARING_A_SCHEMA(
      true,
      "operation aSubmitTurbo",
      contract -> {
        ObjectNode paths = (ObjectNode) contract.get("paths");
        ObjectNode path = paths.get("/fal-ai/flux-1/dev").deepCopy();
        ObjectNode post = (ObjectNode) path.get("post");
        post.put("operationId", "aSubmitTurbo");
        post.remove("callbacks");
        paths.set("/fal-ai/flux-1/turbo", path);
      }),
  OPERATION_SHARING_A_SCHEMA_IN_FRONT(
      false,
      "DevTextToImage was submitted to /fal-ai/flux-1/dev and is to /fal-ai/flux-1/turbo",
      contract -> {
        ObjectNode before = contract.get("paths").deepCopy();
        ObjectNode after = contract.putObject("paths");
        ObjectNode path = before.get("/fal-ai/flux-1/dev").deepCopy();
        ObjectNode post = (ObjectNode) path.get("post");
        post.put("operationId", "submitTurbo");
        post.remove("callbacks");
        after.set("/fal-ai/flux-1/turbo", path);
        after.setAll(before);
      }),
  NEW_OPTIONAL_FIELD(
      true,
      "DevTextToImage.later",
      contract ->
          property(contract, "DevTextToImage", "later")
              .put("type", "array")
              .putObject("items")
              .put("type", "string")),
  NEW_OPTIONAL_FIELDS_IN_FRONT(
      true,
      "DevTextToImage.aaa",
      contract -> {
        ObjectNode schema = schema(contract, "DevTextToImage");
        ObjectNode before = schema.get("properties").deepCopy();
        ObjectNode after = schema.putObject("properties");
        after.putObject("aaa").put("type", "string").put("nullable", true);
        after.setAll(before);
      }),
  NEW_REQUIRED_ANSWER_FIELD(
      false,
      "QueueTicket.builder took [status, ",
      contract -> {
        property(contract, "QueueTicket", "estimate").put("type", "integer");
        required(contract, "QueueTicket").add("estimate");
      }),
  OPTIONAL_ANSWER_FIELD_THAT_MAY_BE_NULL(
      true,
      "compatible",
      contract -> property(contract, "LogEntry", "timestamp").put("nullable", true)),
  NEW_ENUM_VALUE(
      true,
      "JobState: the value PAUSED",
      contract -> ((ArrayNode) schema(contract, "JobState").get("enum")).insert(0, "PAUSED")),
  WIDENED_RANGE(
      true,
      "DevTextToImage.num_images takes more: maximum was 4 and is 100",
      contract -> property(contract, "DevTextToImage", "num_images").put("maximum", 100)),
  NEW_UNION_BRANCH(
      true,
      "ImageSize: the branch Integer",
      contract ->
          ((ArrayNode) schema(contract, "ImageSize").get("oneOf"))
              .insertObject(0)
              .put("type", "integer")),
  DEPRECATED(
      true,
      "operation submitDevTextToImage is deprecated",
      contract -> {
        property(contract, "DevTextToImage", "seed").put("deprecated", true);
        ((ObjectNode) contract.at("/paths/~1fal-ai~1flux-1~1dev/post")).put("deprecated", true);
      }),
  REORDERED_REQUIRED_FIELDS(
      false,
      "KontextEdit.builder took [prompt, image_url] and takes [image_url, prompt]",
      contract -> {
        ObjectNode properties = (ObjectNode) schema(contract, "KontextEdit").get("properties");
        properties.set("prompt", properties.remove("prompt"));
      }),
  REMOVED_OPTIONAL_FIELD(
      false,
      "DevTextToImage.seed is gone",
      contract ->
          ((ObjectNode) schema(contract, "DevTextToImage").get("properties")).remove("seed")),
  RENAMED_SCHEMA(
      false, "schema QueueTicket is gone", contract -> rename(contract, "QueueTicket", "Ticket")),
  REMOVED_ENUM_VALUE(
      false,
      "JobState: the value COMPLETED is gone",
      contract -> ((ArrayNode) schema(contract, "JobState").get("enum")).remove(2)),
  REMOVED_UNION_BRANCH(
      false,
      "ImageSize: the branch ImageSizePreset is gone",
      contract -> ((ArrayNode) schema(contract, "ImageSize").get("oneOf")).remove(0)),
  NEW_REQUIRED_REQUEST_FIELD(
      false,
      "DevTextToImage.builder took [prompt] and takes [prompt, num_images]",
      contract -> required(contract, "DevTextToImage").add("num_images")),
  OTHER_TYPE(
      false,
      "DevTextToImage.seed was of type BigInteger and is of type String",
      contract -> property(contract, "DevTextToImage", "seed").removeAll().put("type", "string")),
  NARROWED_RANGE(
      false,
      "DevTextToImage.num_images takes less: maximum was 4 and is 1",
      contract -> property(contract, "DevTextToImage", "num_images").put("maximum", 1)),
  ANSWER_FIELD_NO_LONGER_CERTAIN(
      false,
      "ImageResult.images may be left out of an answer",
      contract -> schema(contract, "ImageResult").remove("required")),
  NEW_PARAMETER(
      false,
      "status: the parameters, so the method's signature,",
      contract ->
          ((ArrayNode)
                  contract
                      .at("/paths/~1{owner}~1{app}~1requests~1{request_id}~1status/get")
                      .get("parameters"))
              .addObject()
              .put("name", "since")
              .put("in", "query")
              .putObject("schema")
              .put("type", "string")),
  MOVED_OPERATION(
      false,
      "submitKontextEdit: the method and path changed",
      contract -> {
        ObjectNode paths = (ObjectNode) contract.get("paths");
        paths.set("/fal-ai/flux-pro/kontext/edit", paths.remove("/fal-ai/flux-pro/kontext/max"));
      }),
  REMOVED_OPERATION(
      false,
      "operation cancel is gone",
      contract ->
          ((ObjectNode) contract.get("paths"))
              .remove("/{owner}/{app}/requests/{request_id}/cancel"));

  final boolean compatible;
  final String reason;

  @SuppressWarnings("ImmutableEnumChecker") // No edit holds anything.
  private final Consumer<ObjectNode> edit;

  Evolution(boolean compatible, String reason, Consumer<ObjectNode> edit) {
    this.compatible = compatible;
    this.reason = reason;
    this.edit = edit;
  }

  JsonNode applyTo(JsonNode contract) {
    ObjectNode evolved = contract.deepCopy();
    edit.accept(evolved);
    return evolved;
  }

  private static ObjectNode schemas(ObjectNode contract) {
    return (ObjectNode) contract.at("/components/schemas");
  }

  private static ObjectNode schema(ObjectNode contract, String name) {
    return (ObjectNode) schemas(contract).get(name);
  }

  private static ObjectNode property(ObjectNode contract, String schema, String name) {
    return ((ObjectNode) schema(contract, schema).get("properties")).withObjectProperty(name);
  }

  private static ArrayNode required(ObjectNode contract, String schema) {
    return (ArrayNode) schema(contract, schema).get("required");
  }

  private static ObjectNode body(ObjectNode contract, String schema) {
    ObjectNode body = contract.objectNode();
    body.put("required", true)
        .putObject("content")
        .putObject("application/json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + schema);
    return body;
  }

  private static void rename(ObjectNode contract, String from, String to) {
    schemas(contract).set(to, schemas(contract).remove(from));
    replace(contract, "#/components/schemas/" + from, "#/components/schemas/" + to);
  }

  private static void replace(JsonNode node, String from, String to) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (field.getValue().asText().equals(from)) {
          object.put(field.getKey(), to);
        }
      }
    }
    node.forEach(child -> replace(child, from, to));
  }
}
