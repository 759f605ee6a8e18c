/** The webhook at Vivenu: create, correct, remove. */
@NullMarked
package io.vivenuoperator.controller.webhook;

import org.jspecify.annotations.NullMarked;
