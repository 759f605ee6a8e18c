/** Is there an API key, and does Vivenu take it? */
@NullMarked
package io.vivenuoperator.controller.credentials;

import org.jspecify.annotations.NullMarked;
