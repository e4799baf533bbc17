// The precompiled headers need one file to belong to.
