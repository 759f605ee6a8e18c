/** What the API server refuses, and in which words. */
@NullMarked
package io.vivenuoperator.controller.kubernetes;

import org.jspecify.annotations.NullMarked;
