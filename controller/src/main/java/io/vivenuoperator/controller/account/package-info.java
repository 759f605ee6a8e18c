/** Calls to a seller account at Vivenu, and their rate. */
@NullMarked
package io.vivenuoperator.controller.account;

import org.jspecify.annotations.NullMarked;
