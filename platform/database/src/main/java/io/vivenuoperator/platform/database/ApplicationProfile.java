package io.vivenuoperator.platform.database;

/**
 * Whose database it is, as far as its connections and its errors tell of it.
 *
 * @param name under which the server lists the connections (application_name)
 * @param unknownObject what helps when a table, column or function is not there
 * @param nameTaken what helps when something else has the name of an object that is to be made
 */
public record ApplicationProfile(String name, String unknownObject, String nameTaken) {
    /** The same under another name. */
    public ApplicationProfile named(String other) {
        return new ApplicationProfile(other, unknownObject, nameTaken);
    }
}
