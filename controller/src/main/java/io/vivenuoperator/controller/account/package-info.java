/** A seller account at Vivenu, and how often it may be asked. */
@NullMarked
package io.vivenuoperator.controller.account;

import org.jspecify.annotations.NullMarked;
