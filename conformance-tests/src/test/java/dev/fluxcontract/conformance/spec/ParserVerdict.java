package dev.fluxcontract.conformance.spec;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import org.openapitools.codegen.validation.Invalid;
import org.openapitools.codegen.validation.ValidationResult;
import org.openapitools.codegen.validations.oas.OpenApiEvaluator;
import org.openapitools.codegen.validations.oas.RuleConfiguration;

/**
 * The parser and the generator read the contract and have nothing to say, recommendations included.
 */
final class ParserVerdict implements Rule {

  @Override
  public List<Finding> check(Spec spec) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(spec.text(), List.of(), options);
    List<Finding> findings = new ArrayList<>();
    result.getMessages().forEach(message -> findings.add(Finding.of("parser", message)));
    ValidationResult verdict =
        new OpenApiEvaluator(new RuleConfiguration()).validate(result.getOpenAPI());
    verdict.getErrors().forEach(error -> findings.add(finding(error)));
    verdict.getWarnings().forEach(warning -> findings.add(finding(warning)));
    return findings;
  }

  private static Finding finding(Invalid fault) {
    return Finding.of("generator", fault.getMessage() + " (" + fault.getDetails() + ")");
  }
}
