/** FLUX as an image model of Spring AI, with an auto-configuration for Spring Boot. */
@NullMarked
package dev.fluxcontract.client.springai;

import org.jspecify.annotations.NullMarked;
