package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code compare} where a small contract is edited in one place, or in two. */
class CompareEditsTest {
  private static final String CONTRACT =
      """
      openapi: 3.0.3
      info: {title: Looms, version: '1'}
      security: [{key: []}]
      paths:
        /weave:
          post:
            operationId: weave
            tags: [Weaving, Admin]
            parameters:
              - {name: X-Speed, in: header, schema: {type: integer}}
              - {name: loom, in: query, required: true, schema: {type: string}}
            requestBody:
              required: true
              content:
                application/json: {schema: {$ref: '#/components/schemas/Order'}}
            responses:
              '200':
                description: woven
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Cloth'}}
              '202':
                description: later
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Order'}}
            callbacks:
              done:
                '{$request.query.hook}':
                  post:
                    parameters:
                      - {name: X-Signature, in: header, required: true, schema: {type: string}}
                    requestBody:
                      content:
                        application/json: {schema: {$ref: '#/components/schemas/Cloth'}}
                    responses:
                      '200': {description: taken}
        /free:
          get:
            operationId: free
            security: []
            responses:
              '200': {description: all is well}
      components:
        securitySchemes:
          key: {type: http, scheme: bearer}
        schemas:
          Order:
            type: object
            properties:
              colour: {type: string, pattern: '^[a-z]+$', nullable: true}
              width: {type: number, minimum: 1, multipleOf: 0.5}
              pose: {type: object, properties: {x: {type: integer}, y: {type: integer}}}
              parts: {type: array, items: {type: string, nullable: true}}
              shade: {allOf: [{$ref: '#/components/schemas/Shade'}]}
            anyOf: [{required: [colour]}, {required: [width]}]
          Cloth:
            type: object
            required: [sort]
            properties:
              sort: {allOf: [{$ref: '#/components/schemas/Sort'}]}
              kind: {type: string, enum: [linen, silk]}
              rolls: {type: array, items: {type: object, properties: {length: {type: integer}}}}
              names: {type: array, items: {type: string}}
          Sort: {type: string, enum: [plain, fine]}
          Shade: {type: string, nullable: true, enum: [light, dark]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[linen, silk] | [linen] | Cloth.kind: the value silk is gone",
        "colour: {type: string | color: {type: string | Order.colour is gone, and its accessors",
        "y: {type: integer} | z: {type: integer} | Order.pose.y is gone, and its accessors with it",
        "{length: | {size: | Cloth.rolls.length is gone, and its accessors with it",
        "enum: [plain, fine] | enum: [plain, fine], nullable: true | Cloth.sort may be null in an",
        "nullable: true, enum: [light | enum: [light | Order.shade may no longer be null",
        "items: {type: string, nullable: true} | items: {type: string} | an element of Order.parts",
        "names: {type: array, items: {type: string | names: {type: array, items: {nullable: true,"
            + " type: string | an element of Cloth.names may be null in an answer",
        "Order:\\n      type: object | Order:\\n      additionalProperties: false\\n      type: object"
            + " | Order takes less: no field that it does not name",
        "tags: [Weaving, Admin] | tags: [Weaving] | weave has no tag Admin now",
        "security: [] | tags: [Default] | free took requests without a key and takes none",
        "done: | over: | weave: the callback done, post {$request.query.hook} is gone",
        "name: X-Signature, in: header, required: true | name: X-Signature, in: header"
            + " | may come without the header X-Signature",
        "minimum: 1 | minimum: 1, exclusiveMinimum: true | Order.width takes less: exclusiveMinimum",
        "multipleOf: 0.5 | multipleOf: 0.75 | Order.width takes less: multipleOf was 0.5 and is 0.75",
        "application/json: {schema: {$ref: '#/components/schemas/Order'}} | application/loom:"
            + " {schema: {$ref: '#/components/schemas/Order'}} | from Order to application/loom",
      })
  void breaks(String before, String after, String said) throws Exception {
    CliOutput compared = compare(before, after);
    assertThat(compared.out())
        .as(compared.err())
        .startsWith("breaking\n")
        .contains("  ! ")
        .contains(said);
    assertThat(compared.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", pattern: '^[a-z]+$' | '' ",
        "multipleOf: 0.5 | multipleOf: 0.25",
        "minimum: 1 | minimum: 0, exclusiveMinimum: true",
        "[linen, silk] | [linen, silk, wool]",
        "tags: [Weaving, Admin] | tags: [Open, Admin, Weaving]",
        "name: X-Signature, in: header | in: header, name: X-Signature",
        "scheme: bearer | scheme: bearer, bearerFormat: JWT",
      })
  void breaksNothing(String before, String after) throws Exception {
    assertThat(compare(before, after))
        .as(compare(before, after).out())
        .returns(0, CliOutput::exitCode);
  }

  private CliOutput compare(String before, String after) throws Exception {
    String edited = before.replace("\\n", "\n");
    assertThat(CONTRACT).contains(edited);
    Path older = Files.writeString(folder.resolve("older.yaml"), CONTRACT);
    Path newer =
        Files.writeString(
            folder.resolve("newer.yaml"), CONTRACT.replace(edited, after.replace("\\n", "\n")));
    return CliOutput.by("compare", older.toString(), newer.toString());
  }
}
