<#-- What flux-conformance.jar contains besides this project; the build fills in the first list. -->
Third-party software in flux-conformance.jar

Each entry: licences, name, coordinates, home page. The licence texts and notices are in META-INF
and META-INF/licenses. The project itself is under the Apache License 2.0.

<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#assign name = project.name/>
<#if name?contains("Unnamed")><#assign name = project.artifactId/></#if>
(${entry.getValue()?join(", ")}) ${name} (${project.groupId}:${project.artifactId}:${project.version} - ${project.url!"no home page"})
</#list>

org.wiremock:wiremock-standalone contains further software in packages of its own:

(Apache License 2.0) Internet Time Utility: wiremock.com.ethlo
(Apache License 2.0) Jackson: wiremock.com.fasterxml.jackson
(Apache License 2.0) Handlebars.java: wiremock.com.github.jknack
(Apache License 2.0) Guava, with the annotations of Error Prone and J2ObjC: wiremock.com.google
(Apache License 2.0) JsonPath: wiremock.com.jayway.jsonpath
(Apache License 2.0) JsonSchemaValidator: wiremock.com.networknt
(EPL 2.0, or GPL 2.0 with Classpath Exception) Jakarta Servlet: wiremock.jakarta.servlet
(MIT) JOpt Simple: wiremock.joptsimple
(Apache License 2.0) JsonUnit: wiremock.net.javacrumbs.jsonunit
(Apache License 2.0) json-smart and accessors-smart: wiremock.net.minidev
(Apache License 2.0) Commons FileUpload and Commons IO: wiremock.org.apache.commons
(Apache License 2.0) HttpComponents: wiremock.org.apache.hc
(BSD 3-Clause) XMLUnit 1: wiremock.org.custommonkey.xmlunit
(EPL 2.0, or Apache License 2.0) Jetty: wiremock.org.eclipse.jetty
(BSD 3-Clause) Hamcrest: wiremock.org.hamcrest
(MIT) SLF4J: wiremock.org.slf4j
(Apache License 2.0) XMLUnit 2: wiremock.org.xmlunit
(Apache License 2.0) SnakeYAML: wiremock.org.yaml.snakeyaml
