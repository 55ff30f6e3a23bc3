/** FLUX as an image model of LangChain4j. */
@NullMarked
package dev.fluxcontract.client.langchain4j;

import org.jspecify.annotations.NullMarked;
